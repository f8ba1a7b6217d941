namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// Says that a change has temporary files: a file named after the change's token, locked by its owner. Where the lock
/// is free the owner is dead, and whoever writes next takes its temporary files away. So nobody ever has to look
/// through the folders for strays where there are none.
/// </summary>
internal sealed class InFlight : IDisposable
{
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
            try
            {
                var handle = disk.Create(path);
                if (disk.Exists(path))
                {
                    return new InFlight(disk, path, handle, token);
                }

                // Making and locking it are two calls: a sweeper has come between, and what is locked here has no name.
                handle.Dispose();
            }
            catch (IOException exception) when (DiskProblem.IsHeldByAnother(exception) || disk.Exists(path))
            {
                // A sweeper was quicker to lock it than we were, and takes it away; or doctor looks whether it is held,
                // and lets go of it: it must not stay behind with nobody holding it. Or another thread had the same tick.
                if (LockAgain(disk, path) is { } handle)
                {
                    return new InFlight(disk, path, handle, token);
                }
            }
        }
    }

    private static IDisposable? LockAgain(IDisk disk, string path)
    {
        for (var attempt = 0; attempt < 1000 && disk.Exists(path); attempt++)
        {
            if (disk.TryLock(path, create: false) is { } handle)
            {
                if (disk.Exists(path))
                {
                    return handle;
                }

                handle.Dispose();
            }

            Thread.Yield();
        }

        return null;
    }

    /// <summary>Takes away what dead changes left. Under the store's lock, after their commits were completed.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="paths">The store.</param>
    /// <param name="own">The token of the caller's change.</param>
    public static void Sweep(IDisk disk, StorePaths paths, string own)
    {
        var dead = new List<(string Token, IDisposable Handle)>();
        try
        {
            foreach (var token in disk.Names(paths.InFlight).Where(token => token != own))
            {
                if (disk.TryLock(Path.Combine(paths.InFlight, token), create: false) is { } handle)
                {
                    dead.Add((token, handle));
                }
            }

            foreach (var folder in dead.Count == 0 ? [] : StoreTree.Folders(disk, paths))
            {
                foreach (var name in disk.Names(folder).Where(name => dead.Any(marker => DurableFile.IsTemporary(name, marker.Token))).ToList())
                {
                    disk.Delete(Path.Combine(folder, name));
                }
            }

            foreach (var (token, _) in dead)
            {
                disk.Delete(Path.Combine(paths.InFlight, token));
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
            // While it is held, so that it is never seen free; only Windows deletes nothing that is open.
            if (!IsLeft && !OperatingSystem.IsWindows())
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
