using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Storage;

/// <summary>Backups that are kept in the store itself. They are no part of a backup, and a restore leaves them.</summary>
internal interface IBackupStore
{
    /// <summary>All, the newest first.</summary>
    Outcome<ImmutableArray<StoredFile>> List();

    /// <summary>Adds one, for its owner's eyes alone. <c>conflict</c>: it exists.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Writes its bytes.</param>
    Outcome<StoredFile> Add(string name, Action<Stream> content);

    /// <summary>Opens one. <c>not_found</c>: there is none of this name.</summary>
    Outcome<Stream> Open(string name);

    /// <summary>Deletes one. <c>not_found</c>: there is none of this name.</summary>
    Outcome<string> Delete(string name);
}
