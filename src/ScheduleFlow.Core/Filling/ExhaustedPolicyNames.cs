namespace ScheduleFlow.Core.Filling;

/// <summary>The names of the policies on the wire and in stored calendars.</summary>
internal static class ExhaustedPolicyNames
{
    private const string LeastRecent = "least_recent";
    private const string LeaveGap = "leave_gap";
    private const string Fail = "fail";

    public static string Of(ExhaustedPolicy policy) => policy switch
    {
        ExhaustedPolicy.LeaveGap => LeaveGap,
        ExhaustedPolicy.Fail => Fail,
        _ => LeastRecent,
    };

    public static bool TryParse(string name, out ExhaustedPolicy policy)
    {
        (var isKnown, policy) = name switch
        {
            LeastRecent => (true, ExhaustedPolicy.LeastRecent),
            LeaveGap => (true, ExhaustedPolicy.LeaveGap),
            Fail => (true, ExhaustedPolicy.Fail),
            _ => (false, ExhaustedPolicy.LeastRecent),
        };
        return isKnown;
    }
}
