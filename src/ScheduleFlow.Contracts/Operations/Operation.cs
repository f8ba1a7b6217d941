using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// The declaration of an operation, from which everything else about it is derived: the verb with its help, the
/// binding of command lines and of HTTP requests, the worker's arguments, who may ask, what tells a repeated request
/// from another, the description of the API and the tables of the docs.
/// </summary>
/// <param name="name">The verb.</param>
/// <param name="area">What it is about.</param>
/// <param name="summary">One line for lists of verbs.</param>
public sealed class Operation(string name, Area area, string summary)
{
    /// <summary>The option of every operation that a client may safely repeat; over HTTP the header <see cref="IdempotencyHeader"/>.</summary>
    public static readonly Option IdempotencyKey = new("idempotency-key", "Repeating the request with the same key within 24 hours gives the same reply and changes nothing")
    {
        ValueName = "KEY",
    };

    /// <summary>The header of <see cref="IdempotencyKey"/>.</summary>
    public const string IdempotencyHeader = "Idempotency-Key";

    /// <summary>The options as a JSON object instead, of an operation that has a route with such a body.</summary>
    public static readonly Option RequestBody = new("request", "The whole request as a JSON object instead, as the API takes it: a file, or - for standard input")
    {
        Type = OptionType.Document,
        ValueName = "FILE",
        Reach = OptionReach.Shell,
    };

    private readonly ImmutableArray<Option> _options = [];
    private ImmutableArray<Option> _all;

    public string Name { get; } = name;

    public Area Area { get; } = area;

    public string Summary { get; } = summary;

    /// <summary>More about it, for the reference; null: the summary says all.</summary>
    public string? Description { get; init; }

    /// <summary>Its options in the order of the help, operands first; <see cref="IdempotencyKey"/> is among them where it may be repeated.</summary>
    public ImmutableArray<Option> Options
    {
        // Made when they are first asked for: what else is declared has its say.
        get => _all.IsDefault ? _all = [.. _options, .. HasRequestBody ? (Option[])[RequestBody] : [], .. IsRepeatable ? (Option[])[IdempotencyKey] : []] : _all;
        init => _options = value;
    }

    /// <summary>Command lines that work as they stand.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>The ways to it over HTTP; empty: a shell alone has it.</summary>
    public ImmutableArray<HttpRoute> Routes { get; init; } = [];

    public ImmutableArray<OlderFlag> OlderFlags { get; init; } = [];

    /// <summary>Whether it changes what is stored: once its body is in, it runs to its end even when the client has gone.</summary>
    public bool IsChange { get; init; }

    /// <summary>
    /// Whether somebody has more rights by it than before, such as by a new key. A key with a scope may not ask for it: it
    /// could give itself more than it has.
    /// </summary>
    public bool GivesRights { get; init; }

    /// <summary>Whether it reads and changes nothing that belongs to a channel, so that a key for some channels may ask for it.</summary>
    public bool IsOfNoChannel { get; init; }

    /// <summary>Whether it takes an idempotency key.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>What it writes in a shell; a document may go to a file instead.</summary>
    public ReplyForm Reply { get; init; }

    /// <summary>The failures that it may have besides those that every worker has.</summary>
    public ImmutableArray<ErrorType> Errors { get; init; } = [];

    /// <summary>The record that describes its reply; null: it writes a document.</summary>
    public Type? ReplyType { get; init; }

    /// <summary>The option with this name, or null.</summary>
    public Option? Find(string name)
    {
        foreach (var option in Options)
        {
            if (option.Name == name)
            {
                return option;
            }
        }

        return null;
    }

    /// <summary>Whether a route of it sends the options as one JSON object.</summary>
    public bool HasRequestBody
    {
        get
        {
            foreach (var route in Routes)
            {
                if (route.Body == BodyKind.Request)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The options that a route has, in their order.</summary>
    public IEnumerable<Option> OptionsOf(HttpRoute route) => Options.Where(option =>
        option.Reach is OptionReach.Everywhere or OptionReach.Http
        && !ReferenceEquals(option, IdempotencyKey)
        && (route.Only.IsEmpty || route.Only.Contains(option.Field))
        && !route.Presets.Any(preset => preset.Field == option.Field));
}
