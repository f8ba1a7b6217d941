using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>A stored schedule as a caller names it.</summary>
internal static class ScheduleRef
{
    private static readonly Naming<ScheduleSummary> Naming = new()
    {
        Noun = "schedule",
        ShownBy = "list-schedules (GET /api/schedules)",
        IdOf = schedule => schedule.Id.ToString(),
        NameOf = schedule => schedule.Name,
    };

    /// <summary>The id. A whole one is not looked up: whoever loads it learns whether it exists; any other text costs a list.</summary>
    /// <param name="text">An id, an exact name, or the beginning of an id.</param>
    /// <param name="context">Its store is searched.</param>
    /// <returns>As <see cref="Naming{T}.Find"/>, or the problem of the list.</returns>
    public static Outcome<ScheduleId> Find(string text, OperationContext context) =>
        ScheduleId.TryParse(text, out var id) ? id
        : text.Length == 0 || context.Outside.TakesWholeIds ? Naming.None(text)
        : context.Store.Schedules.List(new ScheduleQuery(int.MaxValue, null, null)).TryGet(out var page, out var problem)
            && Naming.Find(text, page.Schedules).TryGet(out var found, out problem) ? found.Id
        : problem;

    /// <summary>What an argument names, which may be a document or a stored schedule (<see cref="StoredOrDocument"/>).</summary>
    public static Outcome<T> OrDocument<T>(
        InputSource source, OperationContext context, Func<ScheduleId, Outcome<T>> stored, Func<Outcome<T>> document)
        where T : notnull => StoredOrDocument.Read(source, text => Find(text, context), stored, document);
}
