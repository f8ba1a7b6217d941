namespace ScheduleFlow.Contracts.Operations;

/// <summary>What the body of a request is.</summary>
public enum BodyKind
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>A small JSON object of options, which become the worker's arguments.</summary>
    Fields,

    /// <summary>A JSON document that the worker reads as the operation's document.</summary>
    Json,

    /// <summary>A JSON object of options that the worker reads, as some of them may be as large as a document.</summary>
    Request,

    /// <summary>A document, a form with a file, or a JSON object that names a file on the server along with other options.</summary>
    Document,
}
