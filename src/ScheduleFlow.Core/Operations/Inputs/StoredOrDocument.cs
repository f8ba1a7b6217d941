using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>
/// An argument that may name something stored or a document: <c>-</c> is standard input, a whole id is something stored, an
/// existing file is a document, and anything else is looked up. So a file is never taken for a name; one that is called like
/// an id is named by a path, such as <c>./ID</c>.
/// </summary>
internal static class StoredOrDocument
{
    /// <param name="source">The argument.</param>
    /// <param name="find">Finds the id of something stored; a whole id costs nothing.</param>
    /// <param name="stored">Reads something stored.</param>
    /// <param name="document">Reads the document.</param>
    public static Outcome<T> Read<T>(
        InputSource source,
        Func<string, Outcome<ScheduleId>> find,
        Func<ScheduleId, Outcome<T>> stored,
        Func<Outcome<T>> document)
        where T : notnull
    {
        var isId = ScheduleId.TryParse(source.Argument, out _);
        if (!isId && source.IsThere)
        {
            return document();
        }

        if (find(source.Argument).TryGet(out var id, out var problem))
        {
            return stored(id);
        }

        // It names nothing at all: what is wrong with the path says most, and a forbidden one is refused as ever.
        return problem.Type != ErrorType.NotFound ? problem
            : document().TryGet(out var read, out var unread) ? read
            : unread.Type == ErrorType.FileNotFound ? unread with { Details = problem.Message, Hint = problem.Hint }
            : unread;
    }
}
