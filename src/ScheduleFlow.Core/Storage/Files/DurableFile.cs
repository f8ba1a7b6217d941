namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// The one way a file of the store comes to be (docs/storage.md, "Writing"):
/// (1) a temporary file in the same folder, (2) its bytes, (3) fsync, (4) rename, (5) fsync of the folder. Whatever
/// happens in between, the file's name shows the old bytes or the new ones.
/// </summary>
internal static class DurableFile
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Temporary files begin with a dot and end so; a reader passes them over.</summary>
    public const string TemporarySuffix = ".tmp";

    /// <summary>Replaces or creates a file, all five steps.</summary>
    public static void Write(string path, Action<Stream> content)
    {
        using var staged = Stage(path, content);
        staged.Rename(overwrite: true);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Steps 1 to 3: the bytes are on disk, under a name that nobody reads. Disposing takes them away again unless they were renamed.</summary>
    public static StagedFile Stage(string path, Action<Stream> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);

        // (1) The name is ours alone: CreateNew fails where another process has it.
        var (stream, temporaryPath) = Create(folder, Path.GetFileName(path));
        var staged = new StagedFile(temporaryPath, path);
        try
        {
            using (stream)
            {
                content(stream); // (2)
                stream.Flush(flushToDisk: true); // (3)
            }

            return staged;
        }
        catch (ArgumentOutOfRangeException exception) when (exception.ParamName == "value")
        {
            // The platform's word for EFBIG, which is no argument of ours but a full disk.
            staged.Dispose();
            throw new IOException(exception.Message, DiskProblem.FileTooLarge);
        }
        catch
        {
            // Not handled here: only cleaned up after.
            staged.Dispose();
            throw;
        }
    }

    private static (FileStream Stream, string Path) Create(string folder, string name)
    {
        for (var attempt = 0; ; attempt++)
        {
            var path = Path.Combine(folder, $".{name}.{Environment.ProcessId}-{attempt}{TemporarySuffix}");
            try
            {
                return (new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes), path);
            }
            catch (IOException) when (attempt < 1000 && File.Exists(path))
            {
                // Left by a killed process that had our process id, or a container's twin: take the next name.
            }
        }
    }
}
