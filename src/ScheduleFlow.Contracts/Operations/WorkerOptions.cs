namespace ScheduleFlow.Contracts.Operations;

/// <summary>The options with which a gateway tells a worker about its client; people in a shell need none of them.</summary>
public static class WorkerOptions
{
    /// <summary>A folder that paths must lie in; may be repeated.</summary>
    public const string ImportRoot = "import-root";

    /// <summary>What standard input is called, where the document does not say.</summary>
    public const string InputName = "input-name";

    /// <summary>How many bytes standard input must have; fewer are an error.</summary>
    public const string InputBytes = "stdin-bytes";

    /// <summary>A field that the client sent and that was passed over; the reply says so. May be repeated.</summary>
    public const string IgnoredField = "ignored-field";

    /// <summary>Errors go to standard output as JSON, even where a document is expected there.</summary>
    public const string ErrorsOnStdout = "errors-on-stdout";

    /// <summary>How unknown fields of a JSON request are taken: <see cref="Warn"/>, else they are errors.</summary>
    public const string UnknownFields = "unknown-fields";

    /// <summary>They are passed over, and the reply says so.</summary>
    public const string Warn = "warn";
}
