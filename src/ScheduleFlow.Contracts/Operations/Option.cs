using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// One option of an operation: its name, its type and range, its default, its help, and where it may be given. A shell
/// writes <c>--day-start 06:00</c>, a query and a JSON field <c>day_start</c>.
/// </summary>
/// <param name="Name">Its name in a shell, without the dashes; the name of an operand in lower case.</param>
/// <param name="Help">A line for people; range, choices and default are added to it.</param>
public sealed partial record Option(string Name, string Help)
{
    private string? _field;

    public OptionType Type { get; init; }

    /// <summary>What stands for the value in help, such as <c>N</c>.</summary>
    public string? ValueName { get; init; }

    /// <summary>The name in a query, in a form and in JSON. Default: <see cref="Name"/> with underscores.</summary>
    public string Field
    {
        get => _field ?? Name.Replace('-', '_');
        init => _field = value;
    }

    /// <summary>Other names in a shell, without the dashes.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>Other names that clients are known to send for <see cref="Field"/>, or that say of what kind the value is.</summary>
    public ImmutableArray<string> OtherFields { get; init; } = [];

    /// <summary>The smallest value; null: no limit.</summary>
    public double? Min { get; init; }

    /// <summary>The largest value; null: no limit.</summary>
    public double? Max { get; init; }

    /// <summary>What counts where the option is not given, as text; null: the operation says.</summary>
    public string? Default { get; init; }

    /// <summary>The values that there are; empty: any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether a shell refuses any value but the <see cref="Choices"/> as wrong usage; else the operation judges it.</summary>
    public bool IsStrict { get; init; }

    /// <summary>For an <see cref="OptionType.Id"/>: of what it is one; for a document: what may be named by its id instead.</summary>
    public Noun Of { get; init; }

    /// <summary>For a document that is JSON: the record that describes it, or one of its items.</summary>
    public Type? Schema { get; init; }

    /// <summary>Whether it stands on the command line by itself, without a name.</summary>
    public bool IsOperand { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether it may be given several times; in JSON it is a list then.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether a field that is true means that the flag is not given: <c>shuffle</c> and <c>--no-shuffle</c>.</summary>
    public bool IsInverted { get; init; }

    /// <summary>Whether it names the file that a document goes to, so that standard output has a JSON reply instead.</summary>
    public bool IsTarget { get; init; }

    /// <summary>
    /// Whether the document may name further files, which must lie in the import roots wherever the document comes from.
    /// </summary>
    public bool NamesFiles { get; init; }

    /// <summary>Whether it is about the document that is sent: a client that names a format sends a document, not the name of one.</summary>
    public bool IsOfDocument { get; init; }

    /// <summary>A value that works.</summary>
    public string? Example { get; init; }

    /// <summary>The role that it needs, where that is more than its route needs.</summary>
    public Role Role { get; init; }

    /// <summary>Whether a field of a request has this name.</summary>
    public bool IsNamed(string field) => Field == field || OtherFields.Contains(field);

    /// <summary>Where it may be given.</summary>
    public OptionReach Reach { get; init; }
}
