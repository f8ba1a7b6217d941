using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Operations.Users;

/// <summary>A new <see cref="User.Stamp"/>: every session of the user ends.</summary>
internal static class FreshStamp
{
    public static string Of(OperationContext context)
    {
        Span<byte> random = stackalloc byte[UserStamp.RandomBytes];
        context.Outside.FillRandom(random);
        return UserStamp.Of(random);
    }
}
