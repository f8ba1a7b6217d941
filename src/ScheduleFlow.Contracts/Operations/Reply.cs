using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// An operation's reply. Its fields are written in the order of their declaration, in snake_case, after
/// <c>"status":"success"</c>; null fields are omitted unless the field says otherwise. Replies are compared by reference:
/// record equality over collections is misleading.
/// </summary>
public abstract record Reply
{
    /// <summary>Always <c>success</c>; an error is another document (<see cref="Problem"/>).</summary>
    [JsonPropertyOrder(-1)]
    public string Status { get; } = "success";

    /// <summary>The worker's exit code: done, unless a check has found something.</summary>
    [JsonIgnore]
    public virtual ExitCode Exit => ExitCode.Done;

    public override string ToString() => GetType().Name;

    /// <summary>Writes the whole document.</summary>
    public abstract void Write(Utf8JsonWriter json);
}
