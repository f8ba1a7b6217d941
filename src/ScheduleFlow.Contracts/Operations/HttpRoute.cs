using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>One way to ask for an operation over HTTP.</summary>
/// <param name="Method">GET, POST, PUT, PATCH or DELETE. A GET also answers HEAD.</param>
/// <param name="Path">The path, with a field (or another name) of an option in braces where it stands in the path: <c>/api/schedules/{id}</c>.</param>
/// <param name="Role">Who may ask.</param>
public sealed partial record HttpRoute(string Method, string Path, Role Role)
{
    public BodyKind Body { get; init; }

    public ReplyForm Reply { get; init; }

    /// <summary>For a GET: what its answer depends on.</summary>
    public Freshness Freshness { get; init; }

    /// <summary>Options that the route itself sets, and nobody else may; by their field.</summary>
    public ImmutableArray<(string Field, string Value)> Presets { get; init; } = [];

    /// <summary>
    /// What counts where the client leaves an option out, by its field; <c>{field}</c> in it stands for the value of
    /// another option: <c>schedule_{schedule_id}.xml</c>.
    /// </summary>
    public ImmutableArray<(string Field, string Value)> Defaults { get; init; } = [];

    /// <summary>The only options that this route has, by their field; empty: all that reach HTTP.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Fields that older clients send and that mean nothing here: accepted, and passed over.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    /// <summary>Whether this route changes what is stored although its operation need not: its document goes to a file of the store.</summary>
    public bool IsChange { get; init; }

    /// <summary>
    /// For a document that is saved: its name without an extension, made of options' fields with _ between them, such as
    /// <c>id_date</c>; a field that is not given is left out, and a word that is no field stands for itself.
    /// </summary>
    public string? Download { get; init; }

    /// <summary>The media type of a document; null: the one of the format that is asked for.</summary>
    public string? MediaType { get; init; }

    /// <summary>
    /// Values of the field <c>format</c> that are answered with a document, and its media type; any other is answered as
    /// <see cref="Reply"/> says.
    /// </summary>
    public ImmutableArray<(string Format, string MediaType)> Documents { get; init; } = [];

    /// <summary>
    /// Whether TVs and media servers ask for it. They have no key to send, and send parameters that other tuners know: those
    /// are passed over.
    /// </summary>
    public bool IsForTuners { get; init; }

    /// <summary>What this route does, where it is not the summary of its operation.</summary>
    public string? Summary { get; init; }

    /// <summary>A body that works, as JSON.</summary>
    public string? Example { get; init; }

    /// <summary>The name by which an option stands in the path; null: it does not.</summary>
    public string? InPath(Option option) => Path.Contains('{', StringComparison.Ordinal)
        ? option.OtherFields.Prepend(option.Field).FirstOrDefault(IsInPath)
        : null;

    private bool IsInPath(string name) =>
        Path.Contains($"{{{name}}}", StringComparison.Ordinal) || Path.Contains($"{{**{name}}}", StringComparison.Ordinal);

    /// <summary>The route as it answers where this format is asked for.</summary>
    public HttpRoute In(string? format)
    {
        foreach (var (name, mediaType) in Documents)
        {
            if (name == format)
            {
                return this with { Reply = ReplyForm.Document, MediaType = mediaType };
            }
        }

        return this;
    }
}
