using System.Collections.Immutable;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Links;

/// <summary>Checks a link to a local file: whether it is a file, is in an allowed folder, and can be read.</summary>
/// <param name="roots">The allowed folders.</param>
/// <param name="parallel">The most files that are read at once.</param>
internal sealed class FileLink(ImmutableArray<string> roots, int parallel) : IDisposable
{
    // Held for as long as the disk really takes: a dead network mount blocks no more threads than these.
    private readonly SemaphoreSlim _disk = new(parallel);
    private readonly Lazy<string[]> _roots = new(() => [.. roots.Select(PathRules.Resolve)]);

    public async Task<LinkVerdict> CheckAsync(string path, LinkBudget budget)
    {
        budget.Step = "reading from the disk";
        await _disk.WaitAsync(budget.Token).ConfigureAwait(false);
        return await Task.Run(
            () =>
            {
                try
                {
                    return Look(path);
                }
                finally
                {
                    _disk.Release();
                }
            },
            CancellationToken.None).WaitAsync(budget.Token).ConfigureAwait(false);
    }

    public void Dispose() => _disk.Dispose();

    private LinkVerdict Look(string path)
    {
        // Nothing is told about a file outside, not even whether it exists.
        if (Inside(path) is not { } resolved)
        {
            return Broken("is outside the allowed folders");
        }

        try
        {
            if (Directory.Exists(resolved))
            {
                return Broken("is a folder, not a file");
            }

            if (!File.Exists(resolved))
            {
                return Broken("does not exist");
            }

            if (!RegularFile.Is(resolved))
            {
                return Broken("is not a regular file");
            }

            const FileShare shared = FileShare.ReadWrite | FileShare.Delete;
            using var file = new FileStream(resolved, FileMode.Open, FileAccess.Read, shared, bufferSize: 0);
            return file.ReadByte() >= 0 ? new(LinkState.Working, "is a file that can be read") : Broken("is empty");
        }
        catch (UnauthorizedAccessException)
        {
            return Broken("may not be read");
        }
        catch (IOException)
        {
            return Broken("cannot be read");
        }
    }

    private string? Inside(string path)
    {
        try
        {
            var resolved = PathRules.Resolve(path);
            return _roots.Value.Any(root => PathRules.IsInside(resolved, root)) ? resolved : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static LinkVerdict Broken(string reason) => new(LinkState.Broken, reason);
}
