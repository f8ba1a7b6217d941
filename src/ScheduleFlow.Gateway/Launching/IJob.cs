namespace ScheduleFlow.Gateway.Launching;

/// <summary>What launches operations for itself rather than to answer a request, and is told how they get on.</summary>
internal interface IJob
{
    /// <summary>The request that it began with.</summary>
    string RequestId { get; }

    /// <summary>The operation has been given its slot.</summary>
    void Started();

    /// <summary>So far its worker says that it is, in percent.</summary>
    void Progressed(double percent);
}
