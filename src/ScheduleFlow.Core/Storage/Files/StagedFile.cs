namespace ScheduleFlow.Core.Storage.Files;

/// <summary>Bytes that are on disk under a temporary name, waiting for the commit.</summary>
internal sealed class StagedFile(string temporaryPath, string path) : IDisposable
{
    private bool _renamed;

    /// <summary>The name that the bytes are for.</summary>
    public string Path { get; } = path;

    /// <summary>Step 4; the caller then flushes the folder.</summary>
    public void Rename(bool overwrite)
    {
        File.Move(temporaryPath, Path, overwrite);
        _renamed = true;
    }

    /// <summary>Takes the temporary file away, unless it was renamed.</summary>
    public void Dispose()
    {
        if (!_renamed)
        {
            File.Delete(temporaryPath);
        }
    }
}
