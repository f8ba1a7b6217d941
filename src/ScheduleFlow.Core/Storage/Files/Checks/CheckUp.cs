using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Commits;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>
/// A check of the whole store:
/// <code>
///   (1) every check looks, without a lock ─▶ (2) what looked wrong is checked again, under the lock
///       ─▶ (3) with repair: mended, each in its own change ─▶ (1) again, as long as something was mended
/// </code>
/// Without repair nothing is written, created or put aside.
/// </summary>
internal sealed class CheckUp(CheckScope scope, Func<CheckScope, Outcome<ImmutableArray<ICheck>>> checks)
{
    // A repair can uncover something (the plays of a restored schedule are missing in the history): the next round mends it.
    private const int MaxRounds = 4;

    /// <returns>The health, or <c>unavailable</c>: others were writing all the time.</returns>
    public Outcome<StoreHealth> Run(bool repair)
    {
        var found = new Dictionary<(string Id, string Path), StoreFinding>();
        CheckedCounts? counts = null;
        for (var round = 0; round < MaxRounds; round++)
        {
            if (!Confirmed().TryGet(out var confirmed, out var problem))
            {
                return problem;
            }

            counts ??= scope.Counts;
            var hasMended = false;
            foreach (var (finding, suspect) in confirmed)
            {
                // (3)
                var mended = repair ? Mend(finding, suspect) : finding;
                hasMended |= mended.IsRepaired;
                if (mended.IsRepaired || !found.TryGetValue((finding.Id, finding.Path), out var before) || before.IsRepaired)
                {
                    found[(finding.Id, finding.Path)] = mended;
                }
            }

            if (!hasMended)
            {
                break;
            }
        }

        var findings = found.Values
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Path, StringComparer.Ordinal)
            .ToList();
        var counting = findings.Where(finding => finding.Severity > FindingSeverity.Info).ToList();
        return new StoreHealth(
            counts!,
            [.. findings.Take(Limits.MaxListed)],
            findings.Count,
            findings.Count(finding => finding.IsRepaired),
            counting.Count == 0,
            counting.TrueForAll(finding => finding.IsRepaired),
            scope.Volume.FreeBytes(scope.Paths.Root));
    }

    private Outcome<List<(StoreFinding Finding, Suspect Suspect)>> Confirmed()
    {
        if (!checks(scope).TryGet(out var all, out var busy))
        {
            return busy;
        }

        var confirmed = new List<(StoreFinding, Suspect)>();
        foreach (var check in all)
        {
            // (1)
            foreach (var suspect in check.Look())
            {
                // (2)
                var counts = scope.Counts;
                using var held = Lock(out var isBusy);
                if (isBusy)
                {
                    return StoreFolder.Busy();
                }

                if (suspect.LookAgain() is { } finding)
                {
                    confirmed.Add((finding, suspect));
                }

                scope.Counts = counts;
            }
        }

        return confirmed;
    }

    private StoreFinding Mend(StoreFinding finding, Suspect suspect)
    {
        if (suspect.Repair is null)
        {
            return finding;
        }

        try
        {
            return suspect.Repair() is { } done ? finding with { Message = $"{finding.Message} {done}", IsRepaired = true } : finding;
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            var problem = DiskProblem.From(exception, scope.Paths.Root);
            return finding with { Message = $"{finding.Message} It could not be mended: {problem.Message}" };
        }
    }

    // A folder without a lock file has no writers. If the lock cannot be opened, we cannot write either.
    private StoreLock? Lock(out bool isBusy)
    {
        isBusy = false;
        try
        {
            if (!scope.Disk.Exists(scope.Paths.Lock))
            {
                return null;
            }

            var held = StoreLock.TryAcquire(scope.Disk, scope.Paths, StoreLock.MaxWait);
            isBusy = held is null;
            return held;
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return null;
        }
    }
}
