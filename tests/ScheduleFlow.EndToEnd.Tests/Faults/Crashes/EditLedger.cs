using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

/// <summary>What must be there after crashes of edits and publishes: every revision that was seen, and who is on which channel.</summary>
internal sealed class EditLedger
{
    public Ledger Store { get; } = new();

    /// <summary>The revisions of each schedule, from the first.</summary>
    public ConcurrentDictionary<string, ImmutableList<SeenRevision>> Revisions { get; } = new();

    /// <summary>The schedules on each channel, in the order in which they were published.</summary>
    public ConcurrentDictionary<string, ImmutableList<string>> Channels { get; } = new();
}

/// <summary>A revision as show-schedule showed it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">The schedule's name.</param>
/// <param name="Events">The events, byte for byte.</param>
internal sealed record SeenRevision(int Number, string Name, string Events);
