using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Checks the whole store, and mends it where asked to.</summary>
internal static class Doctor
{
    public static Outcome<DoctorReply> Run(bool repair, OperationContext context) =>
        context.Store.Maintenance.Check(repair).TryGet(out var health, out var problem) ? new DoctorReply(health) : problem;
}
