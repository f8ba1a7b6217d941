namespace ScheduleFlow.Core.Files;

/// <summary>
/// The only way a file is written (docs/storage.md, "Writing"): (1) a temporary file in the same folder, (2) its bytes,
/// (3) fsync, (4) rename, (5) fsync of the folder. Whatever happens in between, the file's name shows the old bytes or
/// the new ones. A change of the store does the same for several files at once.
/// </summary>
internal static class DurableFile
{
    private const string TemporarySuffix = ".tmp";

    private static long _lastTick;

    /// <summary>Replaces or creates a file outside the store, with all five steps.</summary>
    public static void Write(string path, Action<Stream> content, bool isPrivate = false)
    {
        var disk = isPrivate ? PhysicalDisk.Instance : PhysicalDisk.Outside;
        var folder = Path.GetDirectoryName(path)!;
        disk.CreateFolder(folder);
        var temporary = Temporary(path, Token());
        Stage(disk, temporary, content, isPrivate);
        try
        {
            disk.Rename(temporary, path);
        }
        catch
        {
            // Only cleans up; the caller handles it.
            disk.Delete(temporary);
            throw;
        }

        disk.FlushFolder(folder);
    }

    /// <summary>Steps 1 to 3: puts the bytes on disk, under a name that nobody reads. A failure leaves nothing behind.</summary>
    public static void Stage(IDisk disk, string temporary, Action<Stream> content, bool isPrivate = false)
    {
        // (1) The name is ours alone: Create fails if the file exists.
        using var file = isPrivate ? disk.CreatePrivate(temporary) : disk.Create(temporary);
        try
        {
            content(file.Content); // (2)
            file.FlushToDisk(); // (3)
        }
        catch (ArgumentOutOfRangeException exception) when (DiskProblem.IsFileTooLarge(exception))
        {
            file.Dispose();
            disk.Delete(temporary);
            throw DiskProblem.FileTooLargeError(exception);
        }
        catch
        {
            // Only cleans up; the caller handles it.
            file.Dispose();
            disk.Delete(temporary);
            throw;
        }
    }

    /// <summary>The temporary name of a file. It begins with a dot, so readers skip it.</summary>
    public static string Temporary(string path, string token) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{token}{TemporarySuffix}");

    /// <summary>Whether a name is a temporary one of the change with this token.</summary>
    public static bool IsTemporary(string name, string token) => name.EndsWith($".{token}{TemporarySuffix}", StringComparison.Ordinal);

    /// <summary>The token of the change whose temporary name this is; null: it is not a temporary name.</summary>
    public static string? TokenOf(string name) =>
        name.Length > 0 && name[0] == '.' && name.EndsWith(TemporarySuffix, StringComparison.Ordinal)
        && name[..^TemporarySuffix.Length] is var rest && rest.LastIndexOf('.') is > 0 and var dot && IsToken(rest[(dot + 1)..])
            ? rest[(dot + 1)..]
            : null;

    /// <summary>Whether a name is a temporary one of a file, from any change.</summary>
    public static bool IsTemporaryOf(string name, string path)
    {
        var prefix = $".{Path.GetFileName(path)}.";
        return name.Length > prefix.Length + TemporarySuffix.Length
            && name.StartsWith(prefix, StringComparison.Ordinal)
            && name.EndsWith(TemporarySuffix, StringComparison.Ordinal)
            && IsToken(name[prefix.Length..^TemporarySuffix.Length]);
    }

    /// <summary>
    /// A name that no other process and no other change of this one has. Process ids are reused, and shared between
    /// containers; together with the monotonic clock they are unique.
    /// </summary>
    public static string Token()
    {
        long before, now;
        do
        {
            before = Volatile.Read(ref _lastTick);
            now = Math.Max(before + 1, System.Diagnostics.Stopwatch.GetTimestamp()); // two threads may see the same tick
        }
        while (Interlocked.CompareExchange(ref _lastTick, now, before) != before);

        return $"{Environment.ProcessId:x}-{now:x}";
    }

    private static bool IsToken(string text) =>
        text.Contains('-', StringComparison.Ordinal) && text.All(character => char.IsAsciiHexDigitLower(character) || character == '-');
}
