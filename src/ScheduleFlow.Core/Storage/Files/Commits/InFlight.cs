using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>
/// The marker of a change with temporary files: a file named after the change's token, and locked by its owner. If the lock
/// is free, the owner is dead, and the next writer removes its temporary files. So no one searches the folders for strays
/// when there are none.
/// </summary>
internal sealed class InFlight : IDisposable
{
    // The first character of a marker that is not locked yet, or whose owner died before it was.
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

    /// <summary>Whether the next writer must clean up: then the marker stays.</summary>
    public bool IsLeft { get; set; }

    public static InFlight Begin(IDisk disk, StorePaths paths)
    {
        disk.CreateFolder(paths.InFlight);
        while (true)
        {
            var token = DurableFile.Token();
            var path = Path.Combine(paths.InFlight, token);

            // Except on Windows, creating and locking a file are two calls. The file gets its name after it is locked, so
            // that the marker of a living change never looks free.
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
                // A sweep came between the two calls and removed the file.
                handle?.Dispose();
            }
            catch
            {
                // Only for clean-up; it is not handled here.
                handle?.Dispose();
                throw;
            }
        }
    }

    /// <summary>The tokens of all changes with a marker, living or dead.</summary>
    public static List<string> Tokens(IDisk disk, StorePaths paths) => [.. disk.Names(paths.InFlight).Where(name => name[0] != Unnamed)];

    /// <summary>Removes what dead changes left. Under the store's lock, after their commits were completed.</summary>
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
            // Strays only cost space: a later writer removes them.
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
                _handle.Dispose(); // Windows deletes no open file
            }

            // Deleted while it is held, so that it never looks free.
            if (!IsLeft)
            {
                _disk.Delete(_path);
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // Its lock is free from now on: the next writer removes it.
        }
        finally
        {
            _handle.Dispose();
        }
    }
}
