namespace ScheduleFlow.Gateway.Launching;

/// <summary>Is told how operations get on; it must neither block nor throw.</summary>
internal interface ILaunchObserver
{
    /// <summary>An operation has ended, or was not let in.</summary>
    void Ended(LaunchEnd end);

    /// <summary>A worker says how far it is.</summary>
    void Progressed(LaunchRequest request, double percent);

    /// <summary>So many bytes of the body have come until now.</summary>
    void Uploaded(LaunchRequest request, long bytes);
}
