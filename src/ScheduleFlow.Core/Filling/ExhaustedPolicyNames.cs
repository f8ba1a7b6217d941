using ScheduleFlow.Contracts.Operations.Filling;

namespace ScheduleFlow.Core.Filling;

/// <summary>The names of the policies on the wire and in stored calendars.</summary>
internal static class ExhaustedPolicyNames
{
    public static string Of(ExhaustedPolicy policy) => policy switch
    {
        ExhaustedPolicy.LeaveGap => ExhaustionPolicies.LeaveGap,
        ExhaustedPolicy.Fail => ExhaustionPolicies.Fail,
        _ => ExhaustionPolicies.LeastRecent,
    };

    public static bool TryParse(string name, out ExhaustedPolicy policy)
    {
        (var isKnown, policy) = name switch
        {
            ExhaustionPolicies.LeastRecent => (true, ExhaustedPolicy.LeastRecent),
            ExhaustionPolicies.LeaveGap => (true, ExhaustedPolicy.LeaveGap),
            ExhaustionPolicies.Fail => (true, ExhaustedPolicy.Fail),
            _ => (false, ExhaustedPolicy.LeastRecent),
        };
        return isKnown;
    }
}
