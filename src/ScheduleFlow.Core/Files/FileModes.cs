namespace ScheduleFlow.Core.Files;

/// <summary>The most that others may do with what the programs make; a stricter umask takes away more. Windows knows none of it.</summary>
internal static class FileModes
{
    /// <summary>0600: keys, users, settings, the audit log, the logs.</summary>
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>0640: the rest of the store, which the owner's group may read.</summary>
    public const UnixFileMode Shared = Private | UnixFileMode.GroupRead;

    /// <summary>0700.</summary>
    public const UnixFileMode PrivateFolder = Private | UnixFileMode.UserExecute;

    /// <summary>0750.</summary>
    public const UnixFileMode SharedFolder = PrivateFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    /// <summary>0777: the bits that say who may do what.</summary>
    public const UnixFileMode All =
        SharedFolder | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
}
