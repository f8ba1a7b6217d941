using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Pages;

/// <summary>Asks for all generated pages.</summary>
public sealed class ListPagesRequest : Request<ListPagesReply>
{
    public const string Verb = "list-pages";

    private static readonly Operation Declaration = new(Verb, Area.Pages, "List the generated pages")
    {
        Routes = [new("GET", "/api/pages", Role.Viewer)],
        ReplyType = typeof(ListPagesReply),
        OlderFlags = [new("--list-pages")],
        Examples = ["scheduleflow list-pages"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListPagesReply> ReplyJson => ListPagesJson.Default.ListPagesReply;
}

/// <summary>The generated pages.</summary>
public sealed partial record ListPagesReply : Reply
{
    public required ImmutableArray<PageRow> Pages { get; init; }

    public required int Count { get; init; }
}

/// <summary>A generated page.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Path">Where the file is, for a caller in a shell; over HTTP the same as <paramref name="Url"/>.</param>
/// <param name="Url">Where the gateway serves it.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">When it was written.</param>
public sealed partial record PageRow(string Name, string Path, string Url, long Size, string Modified);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListPagesReply))]
internal sealed partial class ListPagesJson : JsonSerializerContext;
