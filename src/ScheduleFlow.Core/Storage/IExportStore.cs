using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Storage;

/// <summary>The exported files, for people to use elsewhere.</summary>
internal interface IExportStore
{
    /// <summary>The path that an export of this name will have.</summary>
    string PathOf(string name);

    /// <summary>Writes or replaces an export.</summary>
    /// <param name="name">A plain file name.</param>
    /// <param name="content">Writes its bytes.</param>
    Outcome<StoredFile> Write(string name, Action<Stream> content);
}
