using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Commits;

namespace ScheduleFlow.Core.Storage.Files.Migrations;

/// <summary>
/// Migrates every document to this program's schema, in batches of one change each:
/// <code>
///   (1) read, upgrade, check that it can be read, stage ─▶ (2) lock ─▶ (3) still the same bytes? ─▶ commit, else again
/// </code>
/// If it is killed, a part is migrated and every document is intact; the next run does the rest.
/// </summary>
internal sealed class StoreMigration(StoreFolder folder, FileTimelineStore timelines)
{
    private const int MaxDocuments = 100;
    private const long MaxBytes = 32 * 1024 * 1024;
    private const int MaxAttempts = 20;
    private const string Hint = "Try again in a moment: what is migrated stays migrated.";

    private readonly List<MigratedDocument> _migrated = [];
    private readonly List<string> _warnings = [];
    private int _migratedCount;
    private int _current;
    private int _newer;

    /// <param name="dryRun">Whether only to say what would be done.</param>
    public Outcome<Migration> Run(bool dryRun)
    {
        // First, as it reads what the other documents say in their older form.
        if (!timelines.Migrate(dryRun).TryGet(out var isNew, out var first))
        {
            return first;
        }

        if (isNew)
        {
            _migratedCount++;
            _migrated.Add(new MigratedDocument(folder.Paths.Relative(folder.Paths.Timelines), 0, 1));
        }

        var batch = new List<MigratableDocument>();
        var bytes = 0L;
        foreach (var document in MigratableDocument.All(folder))
        {
            if (Upgrade(document) is not { } upgrade)
            {
                continue;
            }

            if (dryRun)
            {
                Count([upgrade]);
                continue;
            }

            batch.Add(document);
            bytes += upgrade.Bytes.Length;
            if (batch.Count >= MaxDocuments || bytes >= MaxBytes)
            {
                if (Commit(batch) is { } problem)
                {
                    return problem;
                }

                batch.Clear();
                bytes = 0;
            }
        }

        return batch.Count > 0 && Commit(batch) is { } last
            ? last
            : new Migration
            {
                Migrated = _migratedCount,
                Current = _current,
                Newer = _newer,
                Documents = [.. _migrated],
                Warnings = [.. _warnings],
            };
    }

    private Problem? Commit(List<MigratableDocument> batch)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // (1)
            using var change = folder.Begin();
            var upgrades = new List<Upgraded>();
            foreach (var document in batch)
            {
                if (Upgrade(document, isAgain: true) is { } upgrade)
                {
                    change.Stage(document.Path, output => output.Write(upgrade.Bytes));
                    if (!folder.Paths.IsPrivate(document.Path))
                    {
                        change.StageBackup(document.Path, upgrade.Before); // no older keys beside the newer ones
                    }

                    upgrades.Add(upgrade with { Bytes = [], Before = [] });
                }
            }

            if (upgrades.Count == 0)
            {
                return null;
            }

            // (2)
            if (!change.TryLock(StoreLock.MaxWait))
            {
                return StoreFolder.Busy() with { Hint = Hint };
            }

            // (3)
            if (upgrades.TrueForAll(upgrade => folder.Reader.Read(upgrade.Path) is { } now && Fingerprint.Md5(now) == upgrade.Of))
            {
                foreach (var summary in upgrades.Select(upgrade => upgrade.Summary).OfType<ScheduleSummary>())
                {
                    change.IndexReplaced(summary);
                }

                change.Audit(upgrades.Select(upgrade => folder.Paths.Relative(upgrade.Path)), action: "migrated");
                change.Commit();
                Count(upgrades);
                return null;
            }
        }

        return new Problem(ErrorType.Unavailable, "Others change the store all the time.") { Hint = Hint };
    }

    /// <summary>The upgraded document; null: there is nothing to do.</summary>
    /// <param name="document">The document.</param>
    /// <param name="isAgain">Whether it was counted before, and found to be older.</param>
    private Upgraded? Upgrade(MigratableDocument document, bool isAgain = false)
    {
        try
        {
            if (folder.Reader.Read(document.Path) is not { } bytes)
            {
                return null;
            }

            var members = DocumentMembers.Read(bytes);
            var version = members.Version;
            if (version > document.Chain.Current)
            {
                _newer++;
                Warn($"{folder.Paths.Relative(document.Path)} was written by a newer ScheduleFlow (schema version {version}); "
                    + "it was left as it is.");
                return null;
            }

            if (version == document.Chain.Current)
            {
                _current++;
                return null;
            }

            var upgraded = document.Chain.Upgrade(members);
            var summary = document.Check(upgraded);
            return new Upgraded(document.Path, version, document.Chain.Current, upgraded, bytes, Fingerprint.Md5(bytes), summary);
        }
        catch (JsonException)
        {
            Warn($"{folder.Paths.Relative(document.Path)} is damaged and was left as it is; doctor says more.");
            return null;
        }
        catch (UnauthorizedAccessException) when (!isAgain)
        {
            Warn($"{folder.Paths.Relative(document.Path)} cannot be read (no permission), and was left as it is.");
            return null;
        }
    }

    private void Count(List<Upgraded> upgrades)
    {
        _migratedCount += upgrades.Count;
        _migrated.AddRange(upgrades.Take(Limits.MaxListed - _migrated.Count).Select(upgrade => new MigratedDocument(
            folder.Paths.Relative(upgrade.Path),
            upgrade.From,
            upgrade.To)));
    }

    private void Warn(string warning)
    {
        if (_warnings.Count < Limits.MaxListed)
        {
            _warnings.Add(warning);
        }
    }

    private sealed record Upgraded(string Path, long From, long To, byte[] Bytes, byte[] Before, Fingerprint Of, ScheduleSummary? Summary);
}
