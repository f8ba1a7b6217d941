using System.Text.Json;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>The record of a change that no process applies any more.</summary>
internal sealed class CommitRecordCheck(CheckScope scope) : ICheck
{
    /// <summary>Whether a newer program's change is pending. Then only that program knows what the store holds.</summary>
    public static bool IsNewer(CheckScope scope)
    {
        try
        {
            if (scope.Disk.Exists(scope.Paths.Commit))
            {
                CommitRecord.Read(scope.Disk.ReadAll(scope.Paths.Commit));
            }

            return false;
        }
        catch (NewerSchemaException)
        {
            return true;
        }
        catch (Exception exception) when (DiskProblem.Is(exception) || exception is JsonException)
        {
            return false;
        }
    }

    public IEnumerable<Suspect> Look()
    {
        if (Finding() is { } first)
        {
            yield return new Suspect(Finding) { Repair = first.IsRepairable ? Repair : null };
        }
    }

    // Under the lock no record is being applied: if there is one, its owner is dead.
    private StoreFinding? Finding()
    {
        var path = scope.Paths.Relative(scope.Paths.Commit);
        try
        {
            if (!scope.Disk.Exists(scope.Paths.Commit))
            {
                return null;
            }

            CommitRecord.Read(scope.Disk.ReadAll(scope.Paths.Commit));
            return new StoreFinding(
                "commit-pending",
                FindingSeverity.Info,
                path,
                "A process ended before it had applied its change. Readers see the change; the next writer completes it.")
            { IsRepairable = true };
        }
        catch (JsonException)
        {
            return new StoreFinding(
                "commit-damaged",
                FindingSeverity.Error,
                path,
                "The record of a change that was under way is damaged; that change may be incomplete.")
            { IsRepairable = true };
        }
        catch (NewerSchemaException exception)
        {
            return new StoreFinding(
                "commit-newer",
                FindingSeverity.Error,
                path,
                $"A newer ScheduleFlow (schema version {exception.Version}) has not finished a change. "
                + "Nothing can be checked before it has: run that version once.");
        }
        catch (Exception exception) when (DiskProblem.IsAbsence(exception))
        {
            return null;
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return new StoreFinding("commit-unreadable", FindingSeverity.Error, path, DiskProblem.From(exception, path).Message);
        }
    }

    private string? Repair()
    {
        // Taking the lock for a change completes the record, or puts it aside.
        using var change = scope.BeginLocked();
        if (change is null)
        {
            return null;
        }

        change.Audit([scope.Paths.Relative(scope.Paths.Commit)], action: "completed");
        change.Commit();
        return "It was completed, or put aside if it could not be read.";
    }
}
