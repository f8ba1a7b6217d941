using System.Text;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The first start in the data folder: <c>sessions/setup</c> holds the hash, <c>setup.txt</c> the link.</summary>
/// <param name="dataFolder">The data folder; it need not exist.</param>
public sealed class FileSetupStore(string dataFolder) : ISetupStore
{
    private readonly string _hash = Path.Combine(new StorePaths(dataFolder).Sessions, "setup");

    /// <inheritdoc/>
    public string Note { get; } = new StorePaths(dataFolder).SetupNote;

    /// <inheritdoc/>
    public string? ReadHash()
    {
        try
        {
            return File.ReadAllText(_hash);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Begin(string hash, string note)
    {
        // The note first: a link that is known must have been told.
        DurableFile.Write(Note, output => output.Write(Encoding.UTF8.GetBytes(note)), isPrivate: true);
        DurableFile.Write(_hash, output => output.Write(Encoding.UTF8.GetBytes(hash)), isPrivate: true);
    }

    /// <inheritdoc/>
    public bool End()
    {
        // Of several, one can rename it.
        var taken = $"{_hash}.{DurableFile.Token()}";
        try
        {
            File.Move(_hash, taken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }

        File.Delete(taken);
        File.Delete(Note);
        return true;
    }
}
