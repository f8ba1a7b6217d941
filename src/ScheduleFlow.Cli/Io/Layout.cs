namespace ScheduleFlow.Cli.Io;

/// <summary>How a reply is laid out.</summary>
internal enum Layout
{
    /// <summary>JSON in one line, for programs.</summary>
    Compact,

    /// <summary>JSON for a person's terminal.</summary>
    Indented,

    /// <summary>Tables and lines, for people.</summary>
    Table,
}
