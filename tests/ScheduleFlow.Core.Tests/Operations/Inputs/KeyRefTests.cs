using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Keys;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class KeyRefTests : Named
{
    public KeyRefTests()
    {
        Context.Store.Keys.Add(Samples.Key(0xa1, "ci") with { Id = "abcd00000001" }, Context.Now).Problem.Should().BeNull();
        Context.Store.Keys.Revoke("abcd00000001", Context.Now).Problem.Should().BeNull();
        Context.Store.Keys.Add(Samples.Key(0xa2, "ci") with { Id = "abcd00000002" }, Context.Now).Problem.Should().BeNull();
    }

    [Fact]
    public void A_whole_id_is_not_looked_up() => KeyRef.Find("abcd00000009", WithoutStore).Value.Should().Be("abcd00000009");

    [Fact]
    public void A_name_is_that_of_the_valid_key() =>
        RevokeKey.Run(new RevokeKeyRequest { Id = "ci" }, Context).Value.Id.Should().Be("abcd00000002");

    [Fact]
    public void The_beginning_of_an_id_may_be_that_of_any_key_but_only_of_one()
    {
        KeyRef.Find("abcd00000001"[..4], Context).Problem!.Errors.Should().Equal("abcd00000001", "abcd00000002 “ci”");
        KeyRef.Find("abcd0000000", Context).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public void A_key_that_is_rotated_shares_its_name_with_the_new_one_so_an_id_is_needed()
    {
        var request = new RotateKeyRequest { Id = "ci" };
        RotateKey.Run(request, Context).Problem.Should().BeNull();

        var problem = RotateKey.Run(request, Context).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Errors.Should().HaveCount(2);
    }

    [Fact]
    public void A_key_that_is_given_instead_of_its_id_is_not_repeated()
    {
        var key = ApiKeyText.Of("abcd00000002", new string('0', 64));

        var problem = RevokeKey.Run(new RevokeKeyRequest { Id = key }, Context).Problem!;

        problem.Type.Should().Be(ErrorType.NotFound);
        $"{problem.Message} {problem.Hint}".Should().NotContain(key);
    }
}
