using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>A stored playlist as a caller names it.</summary>
internal static class PlaylistRef
{
    private static readonly Naming<PlaylistSummary> Naming = new()
    {
        Noun = "playlist",
        ShownBy = "list-playlists (GET /api/playlists)",
        IdOf = playlist => playlist.Id.ToString(),
        NameOf = playlist => playlist.Name,
    };

    /// <summary>The id; as <see cref="ScheduleRef.Find"/>.</summary>
    public static Outcome<ScheduleId> Find(string text, OperationContext context) =>
        ScheduleId.TryParse(text, out var id) ? id
        : text.Length == 0 || context.Outside.TakesWholeIds ? Naming.None(text)
        : context.Store.Playlists.List().TryGet(out var playlists, out var problem)
            && Naming.Find(text, playlists).TryGet(out var found, out problem) ? found.Id
        : problem;

    /// <summary>What an argument names, which may be a document or a stored playlist (<see cref="StoredOrDocument"/>).</summary>
    public static Outcome<T> OrDocument<T>(
        InputSource source, OperationContext context, Func<ScheduleId, Outcome<T>> stored, Func<Outcome<T>> document)
        where T : notnull => StoredOrDocument.Read(source, text => Find(text, context), stored, document);
}
