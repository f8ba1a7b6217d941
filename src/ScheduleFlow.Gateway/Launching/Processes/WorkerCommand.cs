namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>What to start.</summary>
/// <param name="Path">The executable, absolute.</param>
/// <param name="Arguments">Without the executable's own name.</param>
/// <param name="Environment">The whole environment: nothing of the gateway's own is inherited.</param>
internal sealed record WorkerCommand(
    string Path,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<KeyValuePair<string, string?>> Environment);
