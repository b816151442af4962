"""A first agent: goes home when hurt, fights what is near, follows its creeps to the enemy's structures. Make it yours."""
from jixia import next_goal, serve, toward, weakest
CREEPS = ["creep1", "creep2", "creep3", "creep4"]

class Agent:
    def reset(self, message):
        self.is_hurt = False

    def strike(self, features, legal):
        """A skill or an attack on the first legal target: a weaker hero, a structure, a creep about to die, any creep."""
        me, creep = features.get("self", {}), features.get("enemyCreep1", {})
        number, enemy = weakest(features, me.get("hpAmount", 0) * (2 if "enemy1" in features else 1.2))
        dying = [name for name in CREEPS if features.get("enemyC" + name[1:], {}).get("oneHit") == 1]
        targets = [f"enemyHero{number}", "structure"] + dying + CREEPS + ["monster", "monster1", "monster2"]
        aim = enemy if enemy.get("inMyRange") == 1 else creep if me.get("mana", 0) > 0.4 else {}
        for button in ["skill3", "skill2", "skill1", "attack"]:
            if button in legal["button"] and (button == "attack" or aim.get("inMyRange") == 1):
                target = next((name for name in targets if name in legal["target"].get(button, [])), None)
                if target or "target" not in legal["uses"][button]:
                    return {"button": button, "target": target or 0, **toward("skill", aim.get("dx", 1), aim.get("dz", 0))}

    def act(self, message):
        features, legal, me = message["features"], message["legal"], message["features"].get("self", {})
        goal = next_goal(features)
        is_shot = goal.get("reachesMe") == 1 and (goal.get("attacksMe") == 1 or goal.get("creepsNear") == 0)
        self.is_hurt = me.get("hp", 1) < (0.5 if self.is_hurt else 0.2)
        for button, is_wanted in [("heal", me.get("hp", 1) < 0.5), ("none2", me.get("swinging") == 1)]:
            if is_wanted and button in legal["button"]:
                return {"button": button}
        is_leaving = self.is_hurt or is_shot
        blow = None if is_leaving else self.strike(features, legal)
        if blow or "move" not in legal["button"]:
            return blow or {"button": legal["button"][0]}
        return {"button": "move", **toward("move", *((-1, 0) if is_leaving else (goal.get("dx", 1), goal.get("dz", 0))))}

if __name__ == "__main__":
    serve(Agent())
