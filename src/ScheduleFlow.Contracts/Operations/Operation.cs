using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// The declaration of an operation. Everything else about it is derived from this: the verb and its help, the binding of
/// command lines and HTTP requests, the worker's arguments, authorization, the recognition of repeated requests, the
/// description of the API, and the tables in the docs.
/// </summary>
/// <param name="name">The verb.</param>
/// <param name="area">What it is about.</param>
/// <param name="summary">One line for lists of verbs.</param>
public sealed class Operation(string name, Area area, string summary)
{
    /// <summary>
    /// An option of every operation that a client may safely repeat; over HTTP it is the header
    /// <see cref="IdempotencyHeader"/>.
    /// </summary>
    public static readonly Option IdempotencyKey = new(
        "idempotency-key",
        "Repeating the request with the same key within 24 hours gives the same reply and changes nothing")
    {
        ValueName = "KEY",
    };

    /// <summary>The header of <see cref="IdempotencyKey"/>.</summary>
    public const string IdempotencyHeader = "Idempotency-Key";

    /// <summary>An option that replaces all others with a JSON object, if a route of the operation takes such a body.</summary>
    public static readonly Option RequestBody = new(
        "request",
        "The whole request as a JSON object instead, as the API takes it: a file, or - for standard input")
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

    /// <summary>
    /// Its options in the order of the help, operands first; <see cref="IdempotencyKey"/> is among them if the operation
    /// may be repeated.
    /// </summary>
    public ImmutableArray<Option> Options
    {
        // Completed on first use, as the other properties decide what is in it.
        get => _all.IsDefault ? _all = [.. _options, .. AddedOptions()] : _all;
        init => _options = value;
    }

    /// <summary>Command lines that work as they stand.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>Its routes over HTTP; empty: it is for a shell only.</summary>
    public ImmutableArray<HttpRoute> Routes { get; init; } = [];

    public ImmutableArray<OlderFlag> OlderFlags { get; init; } = [];

    /// <summary>Whether it changes the store. Once its body has arrived, it runs to its end even if the client goes away.</summary>
    public bool IsChange { get; init; }

    /// <summary>
    /// Whether somebody has more rights by it than before, such as by a new key. A key with a scope may not ask for it: it
    /// could give itself more than it has.
    /// </summary>
    public bool GivesRights { get; init; }

    /// <summary>Whether it reads and changes nothing that belongs to a channel, so that a key for some channels may ask for it.</summary>
    public bool IsOfNoChannel { get; init; }

    /// <summary>Whether all channels share what it changes, even where a request names one: a key for some channels may not.</summary>
    public bool IsOfAllChannels { get; init; }

    /// <summary>Whether it takes an idempotency key.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>What it writes to standard output in a shell; a document may go to a file instead.</summary>
    public ReplyForm Reply { get; init; }

    /// <summary>The failures that it may have, besides those of every worker.</summary>
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

    /// <summary>Whether one of its routes takes the options as one JSON object.</summary>
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

    private IEnumerable<Option> AddedOptions()
    {
        if (HasRequestBody)
        {
            yield return RequestBody;
        }

        if (IsRepeatable)
        {
            yield return IdempotencyKey;
        }
    }

    /// <summary>The options that a route has, in their order.</summary>
    public IEnumerable<Option> OptionsOf(HttpRoute route) => Options.Where(option =>
        option.Reach is OptionReach.Everywhere or OptionReach.Http
        && !ReferenceEquals(option, IdempotencyKey)
        && (route.Only.IsEmpty || route.Only.Contains(option.Field))
        && !route.Presets.Any(preset => preset.Field == option.Field));
}
