using System.Collections.Immutable;
using System.Globalization;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// A caller's request: the values of an operation's options. Each operation has its own class with a property for each
/// option. Command lines, queries, forms and JSON bodies are all read into it, and the worker's arguments are written
/// from it.
/// </summary>
public abstract class Request
{
    private readonly List<OptionValue> _values = [];

    /// <summary>The requested operation.</summary>
    public abstract Operation Operation { get; }

    /// <summary>The values, in the order in which they were given.</summary>
    public IReadOnlyList<OptionValue> Values => _values;

    /// <summary>The key under which the request may be sent again; null: none. An empty key is an error of the caller.</summary>
    public string? RepeatKey
    {
        get => Given(Operation.IdempotencyKey);
        init => Set(Operation.IdempotencyKey, value);
    }

    /// <summary>Whether the worker's standard output is a document, not a JSON reply.</summary>
    public virtual bool WritesDocument =>
        Operation.Reply == ReplyForm.Document && !_values.Any(value => value.Option.IsTarget && value.Text != "-");

    /// <summary>The zone whose local times the reply has beside its instants; null: it has none.</summary>
    public string? ShownZone => Given(SharedOptions.Zone) is { Length: > 0 } zone ? zone : null;

    /// <summary>Adds a value of an option, written as on a command line.</summary>
    public void Add(Option option, string text) => _values.Add(new OptionValue(option, text));

    public bool Has(Option option) => Given(option) is not null;

    /// <summary>The first value that its declaration does not allow; null: there is none.</summary>
    public Problem? Check()
    {
        foreach (var (option, text) in _values)
        {
            if (ValueCheck.Of(option, text) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    /// <summary>The options for the worker, as <c>--name=value</c>, since a value may begin with a dash.</summary>
    public IEnumerable<string> Options() =>
        from value in _values
        where !value.Option.IsOperand && value.Option.Reach != OptionReach.Http
        select $"--{value.Option.Name}={value.Text}";

    /// <summary>The operands in the order of their declaration; on a command line they follow <c>--</c>.</summary>
    public IEnumerable<string> Operands() => from option in Operation.Options where option.IsOperand from text in All(option) select text;

    /// <summary>Every value of an option.</summary>
    public IEnumerable<string> All(Option option)
    {
        foreach (var value in _values)
        {
            if (ReferenceEquals(value.Option, option))
            {
                yield return value.Text;
            }
        }
    }

    /// <summary>The value given, else the default; null: there is neither.</summary>
    protected string? Text(Option option) => Given(option) ?? option.Default;

    /// <summary>The value of an option that is required or has a default.</summary>
    protected string Required(Option option) =>
        Text(option) ?? throw new InvalidOperationException($"{Operation.Name} was not given its {option.Name}.");

    protected bool Flag(Option option) => Given(option) == ValueCheck.True;

    protected ImmutableArray<string> Texts(Option option) => [.. All(option)];

    /// <summary>The number given, else the default of an option that has one.</summary>
    protected int WholeNumber(Option option) => int.Parse(Required(option), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The number given, else the default; null: there is neither.</summary>
    protected long? LongNumber(Option option) =>
        Text(option) is { } text ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    /// <summary>The number given, else the default of an option that has one.</summary>
    protected double Number(Option option) => double.Parse(Required(option), ValueCheck.NumberStyle, CultureInfo.InvariantCulture);

    protected void Set(Option option, string? text)
    {
        if (text is not null)
        {
            Add(option, text);
        }
    }

    protected void Set(Option option, bool value)
    {
        if (value)
        {
            Add(option, ValueCheck.True);
        }
    }

    protected void Set(Option option, double value) => Add(option, value.ToString(CultureInfo.InvariantCulture));

    protected void Set(Option option, ImmutableArray<string> texts)
    {
        foreach (var text in texts)
        {
            Add(option, text);
        }
    }

    // The last one counts, as on most command lines.
    private string? Given(Option option)
    {
        for (var i = _values.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_values[i].Option, option))
            {
                return _values[i].Text;
            }
        }

        return null;
    }
}
