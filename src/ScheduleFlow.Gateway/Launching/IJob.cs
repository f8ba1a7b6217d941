namespace ScheduleFlow.Gateway.Launching;

/// <summary>A job launches operations on its own rather than to answer a request, and is told of their progress.</summary>
internal interface IJob
{
    /// <summary>The request that started it.</summary>
    string RequestId { get; }

    /// <summary>The operation has been given its slot.</summary>
    void Started();

    /// <summary>The progress that its worker reports, in percent.</summary>
    void Progressed(double percent);
}
