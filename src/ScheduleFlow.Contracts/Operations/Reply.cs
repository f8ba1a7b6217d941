using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// What an operation answers. Its fields are written in the order in which they are declared, in snake_case, after
/// <c>"status":"success"</c>; a field that is null is left out unless it says otherwise. Two replies are equal only where
/// they are the same object: equality over collections would not be what it seems.
/// </summary>
public abstract record Reply
{
    /// <summary>Always <c>success</c>; an error is another document (<see cref="Problem"/>).</summary>
    [JsonPropertyOrder(-1)]
    public string Status { get; } = "success";

    /// <summary>What the worker ends with: done, unless a check has found something.</summary>
    [JsonIgnore]
    public virtual ExitCode Exit => ExitCode.Done;

    public override string ToString() => GetType().Name;

    /// <summary>Writes the whole document.</summary>
    public abstract void Write(Utf8JsonWriter json);
}
