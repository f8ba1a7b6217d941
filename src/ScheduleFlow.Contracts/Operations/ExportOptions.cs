namespace ScheduleFlow.Contracts.Operations;

/// <summary>Options of the operations that write an export: where it goes.</summary>
public static class ExportOptions
{
    public static Option Output { get; } = new("output", "The file to write or replace; default: the document goes to stdout")
    {
        ValueName = "FILE",
        IsTarget = true,
        Reach = OptionReach.Shell,
    };

    public static Option ExportName { get; } = new("export-name", "Write into the data folder's exports/ under this plain name")
    {
        ValueName = "NAME",
        Field = "filename",
        IsTarget = true,
        Example = "week.xml",
    };
}
