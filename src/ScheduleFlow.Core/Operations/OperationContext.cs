using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations;

/// <summary>Everything an operation takes from outside besides its request: nothing in Core looks at the clock or throws dice.</summary>
internal sealed record OperationContext
{
    public required IStore Store { get; init; }

    public required Instant Now { get; init; }

    /// <summary>Whose operation it is.</summary>
    public ChangeOrigin Origin { get => field ?? new ChangeOrigin(Now, "", null, null); init; }

    /// <summary>
    /// The seed that the caller gave, or null: then <see cref="Ids"/> and <see cref="SeedOrFresh"/> differ from call to
    /// call.
    /// </summary>
    public long? Seed { get; init; }

    /// <summary>Fresh randomness from the outermost edge, used if no seed was given.</summary>
    public required Guid Entropy { get; init; }

    /// <summary>The seed given, or a fresh one from 0 to 2^53 − 1: exact in every JSON reader.</summary>
    public long SeedOrFresh => Seed ?? (BitConverter.ToInt64(Entropy.ToByteArray()) & ((1L << 53) - 1));

    /// <summary>Streams, random bytes, progress and interruption.</summary>
    public Surroundings Outside { get; init; } = Surroundings.None;

    public IdSource Ids => new(Seed is null ? Entropy.ToString("N") : $"{Seed}@{Now}");

    /// <summary>The note of this operation in the revision of a schedule that it stores.</summary>
    /// <param name="message">Why, as the caller says; null or blank: not said.</param>
    public ScheduleChange Change(string? message = null) =>
        new(Now, Origin.Name, Origin.Verb, string.IsNullOrWhiteSpace(message) ? null : message.Trim());

    /// <summary>A document that the caller names: a path, or <c>-</c> for standard input.</summary>
    public InputSource Input(string argument) => new()
    {
        Argument = argument,
        OpenStandardInput = Outside.OpenInput,
        StandardInputBytes = Outside.InputBytes,
        StandardInputName = Outside.InputName,
        Paths = new InputPaths { Roots = Outside.ImportRoots, DataFolder = Store.Maintenance.DataFolder, Logs = Outside.Logs },
        Note = Store.Audit.NoteSource,
    };

    /// <summary>
    /// The id of a new schedule. With a seed, it is the first of the thing's sequence that is not in the store: the same
    /// command again in the same second adds another schedule, with the second id.
    /// </summary>
    /// <param name="thing">As for <see cref="IdSource.For"/>.</param>
    public ScheduleId NewScheduleId(string thing) => FirstFree(thing, id => IsTaken(Store.Schedules.Load(id)));

    /// <summary>The same for a playlist.</summary>
    /// <param name="thing">As for <see cref="IdSource.For"/>.</param>
    public ScheduleId NewPlaylistId(string thing) => FirstFree(thing, id => IsTaken(Store.Playlists.Load(id)));

    /// <summary>
    /// Adds something with new ids. If another process takes one of them meanwhile, it is made again with the next ids.
    /// </summary>
    /// <param name="make">Makes the thing.</param>
    /// <param name="idOf">Returns its id.</param>
    /// <param name="add">Stores it.</param>
    public Outcome<TReply> Add<T, TReply>(Func<T> make, Func<T, ScheduleId> idOf, Func<T, Outcome<TReply>> add)
        where TReply : notnull
    {
        var thing = make();
        while (true)
        {
            var added = add(thing);
            if (Seed is null || added.TryGet(out _, out var problem) || problem.Type != ErrorType.Conflict)
            {
                return added;
            }

            // The same ids again: the conflict was about something else.
            var again = make();
            if (idOf(again) == idOf(thing))
            {
                return added;
            }

            thing = again;
        }
    }

    private ScheduleId FirstFree(string thing, Func<ScheduleId, bool> isTaken)
    {
        // Without a seed ids are unique, so the store need not be asked.
        var id = Ids.For(thing);
        for (var turn = 2; Seed is not null && isTaken(id); turn++)
        {
            id = Ids.For(thing, turn);
        }

        return id;
    }

    // In a store that cannot be read no id counts as taken: adding the thing will report why.
    private static bool IsTaken<T>(Outcome<T> found)
        where T : notnull => found.TryGet(out _, out var problem) || problem.Type == ErrorType.StoreCorrupt;
}
