namespace ScheduleFlow.Core.Storage.Files;

/// <summary>Several staged files that get their names together.</summary>
internal sealed class StagedFiles : IDisposable
{
    private readonly List<StagedFile> _files = [];

    public void Add(StagedFile file) => _files.Add(file);

    /// <summary>Gives each file its name, which none may have yet; where one fails, those before it are taken away again.</summary>
    public void RenameAll()
    {
        var renamed = 0;
        try
        {
            for (; renamed < _files.Count; renamed++)
            {
                _files[renamed].Rename(overwrite: false);
            }
        }
        catch
        {
            // Not handled here: only undone.
            foreach (var file in _files.Take(renamed))
            {
                File.Delete(file.Path);
            }

            throw;
        }
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());
}
