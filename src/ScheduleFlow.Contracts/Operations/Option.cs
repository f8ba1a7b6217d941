using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// An option of an operation: its name, type and range, its default, its help, and where it may be given. A shell writes
/// <c>--day-start 06:00</c>; a query and a JSON field are called <c>day_start</c>.
/// </summary>
/// <param name="Name">Its name in a shell, without the dashes; for an operand, its name in lower case.</param>
/// <param name="Help">A line for people; range, choices and default are added to it.</param>
public sealed partial record Option(string Name, string Help)
{
    private string? _field;

    public OptionType Type { get; init; }

    /// <summary>The placeholder for the value in help, such as <c>N</c>.</summary>
    public string? ValueName { get; init; }

    /// <summary>The name in a query, in a form and in JSON. Default: <see cref="Name"/> with underscores.</summary>
    public string Field
    {
        get => _field ?? Name.Replace('-', '_');
        init => _field = value;
    }

    /// <summary>Other names in a shell, without the dashes.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>Other names that clients are known to send for <see cref="Field"/>, or that state the kind of the value.</summary>
    public ImmutableArray<string> OtherFields { get; init; } = [];

    /// <summary>The header that says the same over HTTP, with the value in quotes; null: none.</summary>
    public string? Header { get; init; }

    /// <summary>The smallest value; null: no limit.</summary>
    public double? Min { get; init; }

    /// <summary>The largest value; null: no limit.</summary>
    public double? Max { get; init; }

    /// <summary>The value of an option that is not given, as text; null: the operation decides.</summary>
    public string? Default { get; init; }

    /// <summary>The possible values; empty: any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether a shell refuses all but the <see cref="Choices"/> as wrong usage; else the operation checks the value.</summary>
    public bool IsStrict { get; init; }

    /// <summary>For an <see cref="OptionType.Id"/>: what it identifies. For a document: what an id may name instead.</summary>
    public Noun Of { get; init; }

    /// <summary>For a JSON document: the record that describes it, or one of its items.</summary>
    public Type? Schema { get; init; }

    /// <summary>Whether it stands on the command line without a name.</summary>
    public bool IsOperand { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether a shell may give it without a value, which is then an empty text.</summary>
    public bool IsValueOptional { get; init; }

    /// <summary>Whether it may be given several times; in JSON it is a list.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the field is the opposite of the flag: <c>shuffle</c> and <c>--no-shuffle</c>.</summary>
    public bool IsInverted { get; init; }

    /// <summary>Whether it names the file that a document goes to; standard output then has a JSON reply.</summary>
    public bool IsTarget { get; init; }

    /// <summary>
    /// Whether the document may name further files. These must be in the import roots, wherever the document comes from.
    /// </summary>
    public bool NamesFiles { get; init; }

    /// <summary>
    /// Whether it describes the document in the body: a client that gives it sends a document, not the name of one.
    /// </summary>
    public bool IsOfDocument { get; init; }

    /// <summary>A value that works.</summary>
    public string? Example { get; init; }

    /// <summary>The role that it needs, if that is higher than its route's.</summary>
    public Role Role { get; init; }

    /// <summary>Whether a field of a request has this name.</summary>
    public bool IsNamed(string field) => Field == field || OtherFields.Contains(field);

    /// <summary>Where it may be given.</summary>
    public OptionReach Reach { get; init; }
}
