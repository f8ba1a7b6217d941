namespace ScheduleFlow.Contracts.Operations;

/// <summary>The options by which the gateway tells a worker about its client. People in a shell need none of them.</summary>
public static class WorkerOptions
{
    /// <summary>A folder that paths must be in; may be repeated.</summary>
    public const string ImportRoot = "import-root";

    /// <summary>What standard input is called, if the document does not say.</summary>
    public const string InputName = "input-name";

    /// <summary>How many bytes standard input must have; fewer are an error.</summary>
    public const string InputBytes = "stdin-bytes";

    /// <summary>A field of the client's request that was ignored; the reply says so. May be repeated.</summary>
    public const string IgnoredField = "ignored-field";

    /// <summary>Errors go to standard output as JSON, even where a document is expected there.</summary>
    public const string ErrorsOnStdout = "errors-on-stdout";

    /// <summary>Things are named by their whole ids only, as the caller's key is for some channels.</summary>
    public const string WholeIds = "whole-ids";

    /// <summary>How unknown fields of a JSON request are treated: <see cref="Warn"/>, else they are errors.</summary>
    public const string UnknownFields = "unknown-fields";

    /// <summary>They are ignored, and the reply says so.</summary>
    public const string Warn = "warn";
}
