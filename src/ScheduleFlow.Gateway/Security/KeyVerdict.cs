namespace ScheduleFlow.Gateway.Security;

/// <summary>What is to be thought of a key that was sent. Only who knows its secret learns more than "unknown".</summary>
internal enum KeyVerdict
{
    Unknown,
    Valid,
    Revoked,
    Expired,
}
