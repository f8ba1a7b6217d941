namespace ScheduleFlow.Gateway.Configuration;

/// <summary>What happens to a field or parameter of a request that its operation does not have.</summary>
internal enum UnknownFields
{
    /// <summary>The request is refused, and the error suggests the nearest known name.</summary>
    Error,

    /// <summary>It is ignored and the reply names it, for clients that cannot be changed.</summary>
    Warn,
}
