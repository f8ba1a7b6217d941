using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>A route to an operation over HTTP.</summary>
/// <param name="Method">GET, POST, PUT, PATCH or DELETE. A GET also answers HEAD.</param>
/// <param name="Path">The path; an option in it is its field (or another name) in braces: <c>/api/schedules/{id}</c>.</param>
/// <param name="Role">The role that it needs.</param>
public sealed partial record HttpRoute(string Method, string Path, Role Role)
{
    public BodyKind Body { get; init; }

    public ReplyForm Reply { get; init; }

    /// <summary>For a GET: what its answer depends on.</summary>
    public Freshness Freshness { get; init; }

    /// <summary>Options, by their field, without which the answer depends on the time as well, so that it is always made anew.</summary>
    public ImmutableArray<string> FreshWith { get; init; } = [];

    /// <summary>Options that the route itself sets and a client may not, by their field.</summary>
    public ImmutableArray<(string Field, string Value)> Presets { get; init; } = [];

    /// <summary>
    /// The values of options that the client omits, by their field. <c>{field}</c> stands for the value of another option:
    /// <c>schedule_{schedule_id}.xml</c>.
    /// </summary>
    public ImmutableArray<(string Field, string Value)> Defaults { get; init; } = [];

    /// <summary>The only options that this route has, by their field; empty: all that reach HTTP.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Whether this route changes the store although its operation need not: its document goes to a file there.</summary>
    public bool IsChange { get; init; }

    /// <summary>
    /// The file name of a downloaded document, without an extension: fields of options with _ between them, such as
    /// <c>id_date</c>. A field that is not given is omitted; a word that is not a field stands for itself.
    /// </summary>
    public string? Download { get; init; }

    /// <summary>The media type of a document; null: that of the requested format.</summary>
    public string? MediaType { get; init; }

    /// <summary>
    /// Values of the field <c>format</c> that give a document, with its media type; all others give what
    /// <see cref="Reply"/> says.
    /// </summary>
    public ImmutableArray<(string Format, string MediaType)> Documents { get; init; } = [];

    /// <summary>
    /// The path of what the route creates, with fields of the reply in braces, such as <c>/api/users/{user.name}</c>: the
    /// answer is 201 with this <c>Location</c>, and the same again where the request is repeated under its key. Null: it creates
    /// nothing, or older clients know it and expect 200.
    /// </summary>
    public string? Created { get; init; }

    /// <summary>
    /// Whether TVs and media servers use it. They have no key to send, and they send parameters that other tuners know:
    /// those are ignored.
    /// </summary>
    public bool IsForTuners { get; init; }

    /// <summary>What this route does; null: the summary of its operation says it.</summary>
    public string? Summary { get; init; }

    /// <summary>Its name in generated clients, such as <c>addEvent</c>; null: made of verb and path.</summary>
    public string? Id { get; init; }

    /// <summary>A body that works, as JSON.</summary>
    public string? Example { get; init; }

    /// <summary>The name of an option in the path; null: it is not in the path.</summary>
    public string? InPath(Option option) => Path.Contains('{', StringComparison.Ordinal)
        ? option.OtherFields.Prepend(option.Field).FirstOrDefault(IsInPath)
        : null;

    private bool IsInPath(string name) =>
        Path.Contains($"{{{name}}}", StringComparison.Ordinal) || Path.Contains($"{{**{name}}}", StringComparison.Ordinal);

    /// <summary>The route as it answers a request for this format.</summary>
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
