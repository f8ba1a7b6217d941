namespace ScheduleFlow.Contracts.Operations;

/// <summary>What the value of an <see cref="Option"/> is.</summary>
public enum OptionType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>Given or not: <c>--dry-run</c> in a shell, true or false in a query and in JSON.</summary>
    Flag,

    /// <summary>A whole number from <see cref="Option.Min"/> to <see cref="Option.Max"/>.</summary>
    WholeNumber,

    /// <summary>A number with a decimal point.</summary>
    Number,

    /// <summary>An instant such as <c>2026-12-07T20:15:00Z</c>; without an offset it is in the request's zone.</summary>
    Instant,

    /// <summary>The name of a zone, such as <c>Europe/Berlin</c>. Where it is not given, the store's counts, else UTC.</summary>
    Zone,

    /// <summary>A time of day, such as <c>06:00</c>.</summary>
    TimeOfDay,

    /// <summary>The id of something stored: <see cref="Option.Of"/> says what.</summary>
    Id,

    /// <summary>The number of a revision, which the operation checks.</summary>
    Revision,

    /// <summary>A document: a path, <c>-</c> for standard input, or the body of a request.</summary>
    Document,

    /// <summary>An absolute URL.</summary>
    Url,

    /// <summary>
    /// A password: over HTTP in the body that the worker reads (<see cref="BodyKind.Request"/>), in a shell asked for or on
    /// standard input. Never on a command line, in a log, in the audit or in what tells requests apart.
    /// </summary>
    Secret,
}
