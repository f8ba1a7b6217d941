using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>
/// Says that a change has temporary files: a file named after the change's token, locked by its owner. Where the lock
/// is free the owner is dead, and whoever writes next takes its temporary files away. So nobody ever has to look
/// through the folders for strays where there are none.
/// </summary>
internal sealed class InFlight : IDisposable
{
    // Begins the name of a marker that is not locked yet, or whose owner died before it was.
    private const char Unnamed = '.';

    private readonly IDisk _disk;
    private readonly string _path;
    private readonly IDisposable _handle;

    private InFlight(IDisk disk, string path, IDisposable handle, string token)
    {
        _disk = disk;
        _path = path;
        _handle = handle;
        Token = token;
    }

    public string Token { get; }

    /// <summary>Whether something is left that the next writer must sweep: then the marker stays.</summary>
    public bool IsLeft { get; set; }

    public static InFlight Begin(IDisk disk, StorePaths paths)
    {
        disk.CreateFolder(paths.InFlight);
        while (true)
        {
            var token = DurableFile.Token();
            var path = Path.Combine(paths.InFlight, token);

            // Making and locking a file are two calls, but for Windows: it gets its name when it is locked, so that
            // nobody ever sees the marker of a living change free.
            var first = OperatingSystem.IsWindows() ? path : Path.Combine(paths.InFlight, Unnamed + token);
            IDisposable? handle = null;
            try
            {
                handle = disk.Create(first);
                if (first != path)
                {
                    disk.Rename(first, path);
                }

                return new InFlight(disk, path, handle, token);
            }
            catch (IOException exception) when (DiskProblem.IsHeldByAnother(exception) || exception is FileNotFoundException)
            {
                // A sweeper came between the two calls: what was made is gone.
                handle?.Dispose();
            }
            catch
            {
                // Not handled here: only cleaned up after.
                handle?.Dispose();
                throw;
            }
        }
    }

    /// <summary>The tokens of the changes that have a marker, whether they live or not.</summary>
    public static List<string> Tokens(IDisk disk, StorePaths paths) => [.. disk.Names(paths.InFlight).Where(name => name[0] != Unnamed)];

    /// <summary>Takes away what dead changes left. Under the store's lock, after their commits were completed.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="paths">The store.</param>
    /// <param name="own">The token of the caller's change.</param>
    public static void Sweep(IDisk disk, StorePaths paths, string own)
    {
        var dead = new List<(string Name, IDisposable Handle)>();
        try
        {
            foreach (var name in disk.Names(paths.InFlight).Where(name => name != own))
            {
                if (disk.TryLock(Path.Combine(paths.InFlight, name), create: false) is { } handle)
                {
                    dead.Add((name, handle));
                }
            }

            foreach (var folder in dead.TrueForAll(marker => marker.Name[0] == Unnamed) ? [] : StoreTree.Folders(disk, paths))
            {
                foreach (var name in disk.Names(folder)
                .Where(name => dead.Any(marker => DurableFile.IsTemporary(name, marker.Name))).ToList())
                {
                    disk.Delete(Path.Combine(folder, name));
                }
            }

            foreach (var (name, _) in dead)
            {
                disk.Delete(Path.Combine(paths.InFlight, name));
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // Strays cost space, never correctness: a later writer takes them away.
        }
        finally
        {
            dead.ForEach(marker => marker.Handle.Dispose());
        }
    }

    public void Dispose()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                _handle.Dispose(); // it deletes nothing that is open
            }

            // While it is held, so that it is never seen free.
            if (!IsLeft)
            {
                _disk.Delete(_path);
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // Nobody holds it from now on: the next writer takes it away.
        }
        finally
        {
            _handle.Dispose();
        }
    }
}
