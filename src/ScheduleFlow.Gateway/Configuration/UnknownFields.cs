namespace ScheduleFlow.Gateway.Configuration;

/// <summary>What becomes of a field or a parameter of a request that no operation has.</summary>
internal enum UnknownFields
{
    /// <summary>The request is refused, with the nearest name that there is.</summary>
    Error,

    /// <summary>It is passed over and the reply names it, for clients that nobody can change.</summary>
    Warn,
}
