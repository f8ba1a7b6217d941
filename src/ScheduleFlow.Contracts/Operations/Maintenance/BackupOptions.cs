namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>Options that several operations on the backups in the data folder have in the same words.</summary>
public static class BackupOptions
{
    /// <summary>The backup that is meant.</summary>
    public static Option Name { get; } = new("name", "The backup's name, from list-backups") { IsOperand = true, IsRequired = true };
}
