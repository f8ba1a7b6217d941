using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The note in a folder of files: a hidden one, which no backup has.</summary>
/// <param name="dataFolder">The data folder; it is made where it is missing.</param>
public sealed class FileGatewayNotes(string dataFolder) : IGatewayNotes
{
    /// <inheritdoc/>
    public string? Keep(GatewayNote note)
    {
        try
        {
            DurableFile.Write(new StorePaths(dataFolder).GatewayNote, output => GatewayNoteDocument.Write(output, note), isPrivate: true);
            return null;
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return DiskProblem.From(exception, dataFolder).Message;
        }
    }
}
