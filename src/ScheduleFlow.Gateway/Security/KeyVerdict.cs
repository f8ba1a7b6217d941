namespace ScheduleFlow.Gateway.Security;

/// <summary>Whether a key that was sent is valid. Only a caller who knows its secret learns more than "unknown".</summary>
internal enum KeyVerdict
{
    Unknown,
    Valid,
    Revoked,
    Expired,
}
