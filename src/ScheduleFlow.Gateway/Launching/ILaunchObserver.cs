namespace ScheduleFlow.Gateway.Launching;

/// <summary>Observes operations. It must neither block nor throw.</summary>
internal interface ILaunchObserver
{
    /// <summary>An operation has ended or was refused.</summary>
    void Ended(LaunchEnd end);

    /// <summary>A worker reports its progress.</summary>
    void Progressed(LaunchRequest request, double percent);

    /// <summary>The bytes of the body that have arrived so far.</summary>
    void Uploaded(LaunchRequest request, long bytes);
}
